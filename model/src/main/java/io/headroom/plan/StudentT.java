package io.headroom.plan;

/// Student's t distribution.
public final class StudentT {
    private StudentT() {}

    /// The value below which a share lies: exact for one and two degrees of freedom, else Hill's expansion, Communications of the ACM 13 (1970), good to
    /// 2e-3 from ten degrees on for shares from 1e-4 to 1 - 1e-4, and from 19 on to 1 - 1e-6.
    ///
    /// @param share above 0 and below 1
    /// @param degrees degrees of freedom, 1 or more
    public static double quantile(double share, int degrees) {
        if (degrees == 1) {
            return Math.tan(Math.PI * (share - 0.5));
        }
        if (degrees == 2) {
            double twice = 2 * share - 1;
            return twice * Math.sqrt(2 / (1 - twice * twice));
        }
        double z = Normal.quantile(share);
        double n = degrees;
        double z2 = z * z;
        double g1 = (z2 + 1) * z / 4;
        double g2 = ((5 * z2 + 16) * z2 + 3) * z / 96;
        double g3 = (((3 * z2 + 19) * z2 + 17) * z2 - 15) * z / 384;
        double g4 = ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) * z / 92160;
        return z + (g1 + (g2 + (g3 + g4 / n) / n) / n) / n;
    }
}

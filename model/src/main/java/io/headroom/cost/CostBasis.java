package io.headroom.cost;

import io.headroom.plan.InvalidPlan;

/// What a cost statement assumes beyond the plan. The usual basis adds nothing to the rent of the GPUs, since list prices of rented GPUs include their power and operation:
/// whoever owns GPUs enters a price of power and staff, whoever pays for traffic a price of egress.
///
/// @param hoursPerMonth hours that a month has, above 0; a year of 8,760 hours has 730 in each of its months
/// @param discount share of the reserved prices that was negotiated away, 0 to 1
/// @param termMonths months that a contract runs, 1 or more
/// @param growthPerMonth growth of the load by compounding, as a share a month, above -1
/// @param usdPerKwh price of power in US dollars per kWh, 0 or more; 0 where it is in the rent
/// @param pue power of the whole site over power of its GPUs, 1 or more
/// @param staffUsdPerMonth people who run it, in US dollars a month, 0 or more
/// @param usdPerGigabyteOut price of egress in US dollars per 10^9 bytes, 0 or more
/// @param bytesPerToken bytes that one output token takes on the wire, 0 or more
public record CostBasis(double hoursPerMonth, double discount, int termMonths, double growthPerMonth, double usdPerKwh, double pue, double staffUsdPerMonth,
        double usdPerGigabyteOut, double bytesPerToken) {
    /// The rent alone, for a year, at the load of today.
    public static final CostBasis USUAL = new CostBasis(730, 0, 12, 0, 0, 1.3, 0, 0, 4);

    /// @throws InvalidPlan if a figure is out of range
    public CostBasis {
        check("Hours in a month", hoursPerMonth, hoursPerMonth > 0, "Enter hours, e.g. 730.");
        check("Discount on reserved prices", discount, discount >= 0 && discount <= 1, "Enter a share from 0 to 1, e.g. 0.1.");
        check("Term of a contract", termMonths, termMonths >= 1, "Enter months, e.g. 12.");
        check("Growth per month", growthPerMonth, growthPerMonth > -1, "Enter a share, e.g. 0.04.");
        check("Price of power", usdPerKwh, usdPerKwh >= 0, "Enter US dollars per kWh, e.g. 0.12, or 0 where the rent includes it.");
        check("Power of the site over power of its GPUs", pue, pue >= 1, "Enter 1 or more, e.g. 1.3.");
        check("Staff", staffUsdPerMonth, staffUsdPerMonth >= 0, "Enter US dollars a month, or 0.");
        check("Price of egress", usdPerGigabyteOut, usdPerGigabyteOut >= 0, "Enter US dollars per GB, e.g. 0.09, or 0.");
        check("Bytes of a token", bytesPerToken, bytesPerToken >= 0, "Enter bytes, e.g. 4.");
    }

    private static void check(String what, double value, boolean fits, String advice) {
        if (!fits || !Double.isFinite(value)) {
            throw new InvalidPlan("%s cannot be %s. %s".formatted(what, value, advice));
        }
    }
}

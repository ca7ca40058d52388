package io.headroom.report;

import io.headroom.cost.CostBasis;

/// What the reader may change on the sheet of costs, besides prices: a cell with a name, and what it takes.
enum CostInput {
    HOURS("HoursPerMonth", "1", "744"), DISCOUNT("Discount", "0", "1"), TERM("TermMonths", "1", "120"), GROWTH("GrowthPerMonth", "-0.99", "10"), POWER("UsdPerKwh", "0", "1000000000"), PUE("Pue", "1", "10"),
    STAFF("StaffUsdPerMonth", "0", "1000000000"), EGRESS("UsdPerGigabyteOut", "0", "1000000000"), BYTES("BytesPerToken", "0", "1000000000");

    private final String cell;
    private final String least;
    private final String most;

    CostInput(String cell, String least, String most) {
        this.cell = cell;
        this.least = least;
        this.most = most;
    }

    /// Name of its cell, for formulas.
    String cell() {
        return cell;
    }

    /// Least that it takes, as Excel's rule has it.
    String least() {
        return least;
    }

    /// Most that it takes.
    String most() {
        return most;
    }

    /// Whether it is a share, shown in percent.
    boolean share() {
        return this == DISCOUNT || this == GROWTH;
    }

    /// Whether it takes whole numbers only.
    boolean whole() {
        return this == TERM;
    }

    double of(CostBasis basis) {
        return switch (this) {
            case HOURS -> basis.hoursPerMonth();
            case DISCOUNT -> basis.discount();
            case TERM -> basis.termMonths();
            case GROWTH -> basis.growthPerMonth();
            case POWER -> basis.usdPerKwh();
            case PUE -> basis.pue();
            case STAFF -> basis.staffUsdPerMonth();
            case EGRESS -> basis.usdPerGigabyteOut();
            case BYTES -> basis.bytesPerToken();
        };
    }
}

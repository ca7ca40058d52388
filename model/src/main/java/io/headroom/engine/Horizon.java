package io.headroom.engine;

/// The measured time of a run, cut into sections of equal length. It remembers the section asked for last, so one run alone uses it.
final class Horizon {
    private final double warmupSeconds;
    private final double sectionSeconds;
    private final int sections;
    private int section;
    private double from = Double.POSITIVE_INFINITY;
    private double to;

    Horizon(double warmupSeconds, double durationSeconds, int sections) {
        this.warmupSeconds = warmupSeconds;
        sectionSeconds = durationSeconds / sections;
        this.sections = sections;
    }

    /// How many sections there are.
    int sections() {
        return sections;
    }

    /// Whether what arrives at a time counts.
    boolean counts(double arrival) {
        return arrival >= warmupSeconds;
    }

    /// The section of an arrival that counts. It is nearly always that of the one before, which is cheaper to see than to work out.
    int section(double arrival) {
        if (arrival < from || arrival >= to) {
            find(arrival);
        }
        return section;
    }

    private void find(double arrival) {
        int last = sections - 1;
        section = Math.min((int) ((arrival - warmupSeconds) / sectionSeconds), last);
        // The division may be off by a rounding where an arrival is at a bound.
        while (section < last && arrival >= warmupSeconds + (section + 1) * sectionSeconds) {
            section++;
        }
        while (section > 0 && arrival < warmupSeconds + section * sectionSeconds) {
            section--;
        }
        from = warmupSeconds + section * sectionSeconds;
        to = section == last ? Double.POSITIVE_INFINITY : warmupSeconds + (section + 1) * sectionSeconds;
    }
}

package io.headroom.plan;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One way to cut a GPU into parts with compute and memory of their own (NVIDIA's multi-instance GPU). Written `2g.20gb`: two of its seven parts of compute, 20 GB.
///
/// @param compute parts of compute, 1 to 7
/// @param memoryGb memory in GB as its maker rounds it
/// @param most slices of this kind that one GPU holds when it holds no others
public record SliceProfile(int compute, int memoryGb, int most) {
    /// Parts of compute that a GPU is cut into.
    public static final int COMPUTE_PARTS = 7;

    /// Parts of memory that a GPU is cut into.
    public static final int MEMORY_PARTS = 8;

    private static final Pattern WRITTEN = Pattern.compile("([1-9])g\\.([1-9]\\d{0,3})gbx([1-9])");

    /// @throws InvalidPlan if a figure is not positive, or one GPU cannot hold as many
    public SliceProfile {
        Require.atLeast("Compute of a slice", compute, 1, "A slice has 1 to 7 parts.");
        Require.atLeast("Memory of a slice", memoryGb, 1, "Enter GB, e.g. 10.");
        Require.atLeast("Slices of a GPU", most, 1, "One GPU holds one at least.");
        if (compute * most > COMPUTE_PARTS) {
            throw new InvalidPlan("%d slices of %d parts of compute are %d parts, but a GPU has %d: use fewer or smaller slices.".formatted(most, compute,
                    compute * most, COMPUTE_PARTS));
        }
    }

    /// The name its maker gives it, e.g. `2g.20gb`.
    public String name() {
        return compute + "g." + memoryGb + "gb";
    }

    /// The part of a GPU that it is, by its compute: what it costs of the price of a whole one. The shares of all slices of a GPU never come to more than 1.
    public double share() {
        return (double) compute / COMPUTE_PARTS;
    }

    /// As a catalogue has it, with how many fit: `2g.20gbx3`.
    public String written() {
        return name() + "x" + most;
    }

    /// Reads the profiles of a GPU as a catalogue has them: `1g.10gbx7;2g.20gbx3`.
    ///
    /// @return empty for an empty text: the GPU cannot be cut
    /// @throws InvalidPlan if the text is not of that form
    public static List<SliceProfile> read(String text) {
        return text.isEmpty() ? List.of() : Stream.of(text.split(";", -1)).map(SliceProfile::readOne).toList();
    }

    /// Reads one profile: `2g.20gbx3`.
    ///
    /// @throws InvalidPlan if the text is not of that form
    public static SliceProfile readOne(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new InvalidPlan("The slice \"%s\" is not of the form 2g.20gbx3: parts of compute, GB of memory, and how many fit.".formatted(text));
        }
        return new SliceProfile(Integer.parseInt(written.group(1)), Integer.parseInt(written.group(2)), Integer.parseInt(written.group(3)));
    }
}

package io.headroom.welcome;

import java.util.ArrayList;
import java.util.List;

/// What the guide says now.
///
/// @param step the step
/// @param number its number, from 1
/// @param of how many there are
/// @param done whether what it asks for has happened
/// @param title what it is about, a few words
/// @param mouse what to do; what stands in `**` is written like that on the screen
/// @param keys the same by keyboard; empty where there is nothing to do
/// @param said what came of it, or why the guide cannot go on; empty where there is nothing to say
/// @param foreign whether another plan than the guide's is open
public record GuideModel(Guide.Step step, int number, int of, boolean done, String title, String mouse, String keys, String said, boolean foreign) {
    /// Some words of a sentence.
    ///
    /// @param named whether they are written like that on the screen
    public record Part(String text, boolean named) {}

    /// A sentence in parts.
    public static List<Part> parts(String sentence) {
        List<Part> parts = new ArrayList<>();
        String[] split = sentence.split("\\*\\*", -1);
        for (int i = 0; i < split.length; i++) {
            if (!split[i].isEmpty()) {
                parts.add(new Part(split[i], i % 2 == 1));
            }
        }
        return parts;
    }

    /// A sentence as it is read out.
    public static String spoken(String sentence) {
        return sentence.replace("**", "");
    }
}

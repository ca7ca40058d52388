/// What the model says about what it refuses, in the language of the window.
/// It may know words, and nothing of windows or sessions: whoever shows a failure asks here what to say.
/// Start reading at [Problems][io.headroom.problems.Problems].
@NullMarked
package io.headroom.problems;

import org.jspecify.annotations.NullMarked;

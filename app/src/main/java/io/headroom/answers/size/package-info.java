/// The page that solves for size: a tenant or lane and a confidence above, the answer in a sentence, what else would do in a table, and a button that adopts one of them.
/// It may know the frame around the pages, the search for sizes, words and the look, and no other page.
/// Start reading at [SizePage][io.headroom.answers.size.SizePage].
@NullMarked
package io.headroom.answers.size;

import org.jspecify.annotations.NullMarked;

/// The page that answers how far limits can rise: what is asked, the limits before and after, who binds, and the edit that sets them.
/// It may know the frame of the answers, the cap solver and the look, and no other page.
/// Start reading at [CapsModel][io.headroom.answers.caps.CapsModel].
@NullMarked
package io.headroom.answers.caps;

import org.jspecify.annotations.NullMarked;

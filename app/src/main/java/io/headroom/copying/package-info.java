/// Taking a table or a chart out of a window: as cells and as a picture, on the clipboard or in a file.
/// It may know the toolkit and words; what is taken goes to the window as an event, so that no view knows a clipboard or a file.
/// Start reading at [TakenEvent][io.headroom.copying.TakenEvent].
@NullMarked
package io.headroom.copying;

import org.jspecify.annotations.NullMarked;

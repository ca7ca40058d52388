/// Where things stand: the panels round the board with the lines between them, the round of the focus, and the place of a window on its screens.
/// It may know the settings and words, and nothing of plans or of what the panels hold; the shell gives it the panels.
/// Start reading at [PanelLayout][io.headroom.layout.PanelLayout], then [Panels][io.headroom.layout.Panels].
@NullMarked
package io.headroom.layout;

import org.jspecify.annotations.NullMarked;

/// The visual language: colours, type, icons, marks and the way figures are written.
/// It may use JavaFX, ControlsFX, AtlantaFX and Ikonli, and no other package of Headroom, so that every view can build on it.
/// Start reading at [Theme][io.headroom.look.Theme] for how a window is dressed and at [Format][io.headroom.words.Format] for figures.
@NullMarked
package io.headroom.look;

import org.jspecify.annotations.NullMarked;

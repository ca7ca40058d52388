/// Pictures made of shapes and words: what is drawn once on a [Drawing][io.headroom.drawing.Drawing] becomes an SVG file, a bitmap or a part of a PDF page.
/// It may know the JDK and the fonts' jars alone: no toolkit, no plan.
/// Start reading at [Drawing][io.headroom.drawing.Drawing].
@NullMarked
package io.headroom.drawing;

import org.jspecify.annotations.NullMarked;

/// How long the window takes to start: the marks a starting process sets, and the bench that starts it again and again and reads them.
/// It knows no other package: every part of the application may set a mark.
/// Start reading at [StartMark][io.headroom.start.StartMark], then [StartBench][io.headroom.start.StartBench].
@NullMarked
package io.headroom.start;

import org.jspecify.annotations.NullMarked;

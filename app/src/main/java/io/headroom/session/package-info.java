/// The open plan: its history, its file, the verdict on it and the run being watched, with the ports through which a window or a test serves them.
/// It may use `javafx.beans` and `javafx.collections`, never a scene or a stage, so that all of it is tested without a toolkit.
/// Start reading at [Session][io.headroom.session.Session], then [Verdicts][io.headroom.session.Verdicts] and [Live][io.headroom.session.Live].
@NullMarked
package io.headroom.session;

import org.jspecify.annotations.NullMarked;

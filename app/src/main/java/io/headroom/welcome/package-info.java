/// The welcome pane, with pictures of samples and recent plans, and the guided first plan.
/// It may know plans, what is selected on a board, and the look, and nothing of windows or commands: what is chosen, it hands out through an interface.
/// Start reading at [WelcomeView][io.headroom.welcome.WelcomeView] and [Guide][io.headroom.welcome.Guide].
@NullMarked
package io.headroom.welcome;

import org.jspecify.annotations.NullMarked;

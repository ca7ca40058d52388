/// The window: menus, toolbar, gauge wall, tray, board, inspector and status bar around one session, and the same as a picture.
/// It may know every package of the application but the command line; only the entry point may know it.
/// Start reading at [Workbench][io.headroom.shell.Workbench], then [Commands][io.headroom.shell.Commands].
@NullMarked
package io.headroom.shell;

import org.jspecify.annotations.NullMarked;

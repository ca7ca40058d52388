/// The entry point of the application.
/// It may know every package of the application and none may know it.
/// Start reading at [Launcher][io.headroom.Launcher].
@NullMarked
package io.headroom;

import org.jspecify.annotations.NullMarked;

/// The rules of the application's packages, and what its tests need of the machine.
/// It may know JUnit, ArchUnit and TestFX, and of the application the [Launcher][io.headroom.Launcher] alone.
/// Start reading at [AppPackagesTest][io.headroom.AppPackagesTest].
@NullMarked
package io.headroom;

import org.jspecify.annotations.NullMarked;

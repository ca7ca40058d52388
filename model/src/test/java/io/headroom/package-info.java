/// What the tests of both modules share, and the rules of the packages.
/// It may know JUnit and ArchUnit, and none of the packages it speaks of.
/// Start reading at [ModelPackagesTest][io.headroom.ModelPackagesTest].
@NullMarked
package io.headroom;

import org.jspecify.annotations.NullMarked;

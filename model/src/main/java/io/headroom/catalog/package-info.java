/// The catalogue: GPU types with their prices and models, read as data from the CSV files that ship with the program.
/// It may know plans and the CSV reader; a plan keeps its own copy of what it uses, so nothing here is needed to open one.
/// Start reading at [Catalogue][io.headroom.catalog.Catalogue].
@NullMarked
package io.headroom.catalog;

import org.jspecify.annotations.NullMarked;

/// What comes in from spreadsheets: workbooks and CSV files become grids of text that the model reads tenants, clusters and prices from. What a stranger sends is taken for hostile:
/// nothing in a file is executed, fetched or believed about its own size. Knows Excel and no screen. Start at [io.headroom.intake.SpreadsheetFile].
@NullMarked
package io.headroom.intake;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.headroom.report.pdf;

import org.jspecify.annotations.NullMarked;

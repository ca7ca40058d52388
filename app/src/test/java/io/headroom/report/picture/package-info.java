@NullMarked
package io.headroom.report.picture;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.headroom.drawing;

import org.jspecify.annotations.NullMarked;

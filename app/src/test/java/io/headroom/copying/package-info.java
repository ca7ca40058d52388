@NullMarked
package io.headroom.copying;

import org.jspecify.annotations.NullMarked;

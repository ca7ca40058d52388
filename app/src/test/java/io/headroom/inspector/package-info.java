@NullMarked
package io.headroom.inspector;

import org.jspecify.annotations.NullMarked;

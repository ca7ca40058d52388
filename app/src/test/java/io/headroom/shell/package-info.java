@NullMarked
package io.headroom.shell;

import org.jspecify.annotations.NullMarked;

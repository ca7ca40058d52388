@NullMarked
package io.headroom.session;

import org.jspecify.annotations.NullMarked;

/** The operations that have edges fetch anew what they have cached, and tell how far they are. What a purge is doesn't belong here. */
@NullMarked
package dev.backsource.config.aliyun.refresh;

import org.jspecify.annotations.NullMarked;

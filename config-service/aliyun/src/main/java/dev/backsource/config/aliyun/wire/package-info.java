/** The listener: calls as HTTP requests, and their responses. Operations don't belong here. */
@NullMarked
package dev.backsource.config.aliyun.wire;

import org.jspecify.annotations.NullMarked;

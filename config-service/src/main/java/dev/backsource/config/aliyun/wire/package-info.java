/** The listener: calls as they come over HTTP, and how they are answered there. No operation belongs here. */
@NullMarked
package dev.backsource.config.aliyun.wire;

import org.jspecify.annotations.NullMarked;

/** Who has made a call: both ways to sign one, and that it comes once. What the caller may do belongs to {@code access}. */
@NullMarked
package dev.backsource.config.aliyun.signature;

import org.jspecify.annotations.NullMarked;

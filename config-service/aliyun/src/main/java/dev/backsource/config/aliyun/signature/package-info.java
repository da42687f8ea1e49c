/** The authentication of calls: both ways to sign one, and the refusal of replays. Permissions of callers belong to {@code access}. */
@NullMarked
package dev.backsource.config.aliyun.signature;

import org.jspecify.annotations.NullMarked;

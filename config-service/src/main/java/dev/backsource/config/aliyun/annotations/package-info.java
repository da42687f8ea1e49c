/**
 * What calls of the API say of a domain and its state has no place for. The state is the only truth: whatever is kept here is shown where it
 * agrees with it, and no edge is told. What operations make of it doesn't belong here.
 */
@NullMarked
package dev.backsource.config.aliyun.annotations;

import org.jspecify.annotations.NullMarked;

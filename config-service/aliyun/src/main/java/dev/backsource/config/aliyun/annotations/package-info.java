/**
 * Annotations: the statements of the API's calls about a domain for which its state has no field. The state is the only truth: annotations
 * are shown where they agree with the state, and edges never get them. The use that operations make of them doesn't belong here.
 */
@NullMarked
package dev.backsource.config.aliyun.annotations;

import org.jspecify.annotations.NullMarked;

/** The policy itself and its decision: scheme and port of one back-to-origin request. Domains do not belong here. */
@NullMarked
package dev.backsource.policy.protocol;

import org.jspecify.annotations.NullMarked;

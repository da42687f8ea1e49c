/** The policy itself and the decision it makes: scheme and port for one back-to-origin request. */
@NullMarked
package dev.backsource.policy.protocol;

import org.jspecify.annotations.NullMarked;

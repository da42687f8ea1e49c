/**
 * Who makes a request: the operator whom the gateway names, and the administrator with the token. What takes an administrator
 * doesn't belong here.
 */
@NullMarked
package dev.backsource.config.web.caller;

import org.jspecify.annotations.NullMarked;

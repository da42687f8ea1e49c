/**
 * A client's request, from its arrival to whoever answers it: is it one that is served here, which host and target does it name,
 * which route has that host. Depends on {@code http}, {@code routing} and {@code tls}. How requests are read does not belong here
 * but to {@code transport}, and how they are answered to {@code cache} and {@code origin}.
 */
@NullMarked
package dev.backsource.edge.proxy.request;

import org.jspecify.annotations.NullMarked;

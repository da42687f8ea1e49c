/**
 * The probers' status reports: when the ports of a domain were last checked. Their findings do not belong here but to {@code health}. Depends on
 * {@code reading} and {@code view}.
 */
@NullMarked
package dev.backsource.config.probers;

import org.jspecify.annotations.NullMarked;

/**
 * Receivers of alerts in the database: their owners, targets and states. Sending doesn't belong here. Depends on {@code access} and {@code
 * notification}.
 */
@NullMarked
package dev.backsource.config.notification.receiver;

import org.jspecify.annotations.NullMarked;

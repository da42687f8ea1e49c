/**
 * The ways of alerts to receivers: messages in the database, their formats and signatures, and the sending with its retries. The choice of alerts
 * belongs to {@code notification}. Depends on {@code notification} and {@code notification.receiver}.
 */
@NullMarked
package dev.backsource.config.notification.delivery;

import org.jspecify.annotations.NullMarked;

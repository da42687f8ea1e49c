/**
 * Topics as tests read them: from their beginning, with Kafka's own client. The code under test does not belong here.
 */
@NullMarked
package dev.backsource.testing.kafka;

import org.jspecify.annotations.NullMarked;

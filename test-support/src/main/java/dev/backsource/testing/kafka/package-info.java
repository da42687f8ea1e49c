/** Topics as tests read them: from their beginning, by Kafka's own client and not by the code under test. */
@NullMarked
package dev.backsource.testing.kafka;

import org.jspecify.annotations.NullMarked;

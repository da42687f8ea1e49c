package dev.backsource.config.questions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnwrittenQuestionsTest {
    private final Lines lines = new Lines();
    private final Logger logger = Logger.getLogger(UnwrittenQuestions.class.getName());
    private final UnwrittenQuestions unwritten = new UnwrittenQuestions("edges");

    @BeforeEach
    void listen() {
        logger.addHandler(lines);
    }

    @AfterEach
    void close() {
        logger.removeHandler(lines);
    }

    @Test
    void shouldSayWhyOnceUntilItIsOver() {
        // Given
        var failure = new UnwrittenQuestionException(new IllegalStateException("no right to write"));

        // When
        unwritten.over();
        unwritten.note(failure);
        unwritten.note(failure);
        unwritten.over();
        unwritten.over();
        unwritten.note(failure);

        // Then
        assertThat(lines.levels).isEqualTo(List.of("WARN", "INFO", "WARN"));
        assertThat(lines.texts.get(0)).contains("no right to write");
    }

    private static final class Lines extends Handler {
        private final List<String> levels = new CopyOnWriteArrayList<>();
        private final List<String> texts = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            levels.add(line.getLevel().getName());
            texts.add(
                    line instanceof org.jboss.logmanager.ExtLogRecord whole
                            ? whole.getFormattedMessage()
                            : line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}

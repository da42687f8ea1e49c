package dev.backsource.cli.apply.file;

import dev.backsource.cli.message.Messages;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** YAML without tags (YAML 1.2 §3.2.1.2): a tag, {@code !!str} and {@code !} among them, ends the reading with a {@link MarkedYAMLException}. */
public final class UntaggedYaml extends ParserImpl {
    public UntaggedYaml(String text, LoaderOptions options) {
        super(new StreamReader(text), options);
    }

    @Override
    public Event getEvent() {
        var event = super.getEvent();
        if (event instanceof ScalarEvent scalar) {
            requireNone(scalar.getTag(), scalar.getStartMark());
        } else if (event instanceof CollectionStartEvent collection) {
            requireNone(collection.getTag(), collection.getStartMark());
        }
        return event;
    }

    /** Reads all of it. */
    public void check() {
        while (peekEvent() != null) {
            getEvent();
        }
    }

    private static void requireNone(@Nullable String tag, Mark at) {
        if (tag != null) {
            throw new TaggedException(Messages.taggedValue(tag), at);
        }
    }

    private static final class TaggedException extends MarkedYAMLException {
        private static final long serialVersionUID = 1L;

        TaggedException(String problem, Mark at) {
            super(null, null, problem, at);
        }
    }
}

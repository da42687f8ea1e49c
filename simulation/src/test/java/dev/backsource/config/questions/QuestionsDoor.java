package dev.backsource.config.questions;

import dev.backsource.eventlog.questions.AnswerTopicReader;
import dev.backsource.eventlog.questions.AwaitedAnswers;
import dev.backsource.eventlog.questions.OpenQuestions;
import dev.backsource.eventlog.questions.OpenQuestionsDoor;
import dev.backsource.eventlog.questions.TopicCodec;
import dev.backsource.eventlog.reading.FollowerConfig;
import dev.backsource.eventlog.reading.TopicFollower;
import dev.backsource.eventlog.reading.TopicReader;
import dev.backsource.policy.event.Answer;
import dev.backsource.policy.event.Question;
import dev.backsource.simulation.log.SimulatedKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The questions of one process over a pair of topics. */
public final class QuestionsDoor<Q extends Question, A extends Answer> {
    private final OpenQuestions<A> questions;
    private final TopicReader answers;
    private final QuestionClient<Q, A> client;

    /**
     * @param whom it asks
     * @param who sent an answer; its key
     * @param channel completes when a question is written
     * @param waits the timers of those who wait for answers
     * @param caller does everything else
     */
    public QuestionsDoor(
            String whom,
            TopicCodec<Q> asked,
            TopicCodec<A> answered,
            Function<A, String> who,
            SimulatedKafka kafka,
            Function<ProducerRecord<String, byte[]>, Uni<Void>> channel,
            ScheduledExecutorService waits,
            ScheduledExecutorService caller,
            Clock clock) {
        this.questions = new OpenQuestions<>(who);
        this.answers = new AnswerTopicReader<>(
                answered, questions, received -> null, new AnswerCount("answers", whom, new SimpleMeterRegistry()));
        this.client = new QuestionClient<>(
                whom,
                new QuestionTopic<>(asked, channel, records -> records, () -> caller, clock),
                questions,
                TopicFollower.of(kafka, FollowerConfig.of(whom, answered.topic()), answers),
                () -> waits,
                () -> caller);
    }

    /** What reads the answers. */
    public TopicReader answers() {
        return answers;
    }

    public Uni<AwaitedAnswers<A>> ask(Q question, Set<String> awaited, Duration most) {
        return client.ask(question, awaited, most);
    }

    /** Has a question open again that is over. */
    public void leaveOpen(String id) {
        questions.open(id, Set.of());
    }

    /** How many questions are open. */
    public int open() {
        return OpenQuestionsDoor.count(questions);
    }
}

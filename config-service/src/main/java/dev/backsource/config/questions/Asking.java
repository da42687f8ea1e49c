package dev.backsource.config.questions;

import dev.backsource.eventlog.questions.AnswerReading;
import dev.backsource.eventlog.questions.AwaitedAnswers;
import dev.backsource.eventlog.questions.OpenQuestions;
import dev.backsource.eventlog.questions.Talk;
import dev.backsource.eventlog.reading.ConsumerFactory;
import dev.backsource.eventlog.reading.Following;
import dev.backsource.eventlog.reading.TopicFollower;
import dev.backsource.policy.event.Answer;
import dev.backsource.policy.event.Question;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Asks over one pair of topics, and reads all answers for as long as the service lives. How many ask at once is bounded by who calls. */
public final class Asking<Q extends Question, A extends Answer> {
    private final QuestionTopic<Q> topic;
    private final OpenQuestions<A> questions;
    private final UnwrittenQuestions unwritten;
    private final TopicFollower answers;

    private Asking(
            QuestionTopic<Q> topic, OpenQuestions<A> questions, UnwrittenQuestions unwritten, TopicFollower answers) {
        this.topic = topic;
        this.questions = questions;
        this.unwritten = unwritten;
        this.answers = answers;
    }

    /**
     * One that reads no answers yet.
     *
     * @param whom it asks, as the log calls them
     * @param who an answer comes from; its key
     * @param objection why an answer isn't to be believed; null when it is
     * @param metric counts the answers
     */
    public static <Q extends Question, A extends Answer> Asking<Q, A> of(
            String whom,
            QuestionTopic<Q> topic,
            Talk<A> answers,
            Function<A, String> who,
            Function<ConsumerRecord<String, byte[]>, @Nullable String> objection,
            String metric,
            ConsumerFactory consumers,
            MeterRegistry registry) {
        var questions = new OpenQuestions<A>(who);
        var reading = new AnswerReading<>(answers, questions, objection, new AnswerCount(metric, whom, registry));
        var following = Following.of("kafka-consumer-answers-of-" + whom, answers.topic())
                .with(Map.of(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20));
        return new Asking<>(
                topic, questions, new UnwrittenQuestions(whom), TopicFollower.of(consumers, following, reading));
    }

    /** Starts to read answers; once. */
    public void start() {
        answers.start();
    }

    public void stop() {
        answers.close();
    }

    /**
     * What has been answered once all that are awaited have, or when {@code most} is over; on the caller's context, as the database needs it.
     *
     * @return fails with {@link UnwrittenQuestionException} when the question could not be written in time
     */
    public Uni<AwaitedAnswers<A>> ask(Q question, Set<String> awaited, Duration most) {
        var caller = MutinyHelper.executor(Vertx.currentContext());
        var open = questions.open(question.id(), awaited);
        return OneWait.of(topic.write(question), open, most)
                .invoke(unwritten::over)
                .onFailure(UnwrittenQuestionException.class)
                .invoke(failure -> unwritten.note((UnwrittenQuestionException) failure))
                .onTermination()
                .invoke(() -> questions.close(question.id()))
                .emitOn(caller);
    }
}

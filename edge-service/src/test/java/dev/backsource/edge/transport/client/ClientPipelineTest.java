package dev.backsource.edge.transport.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.MaxMessagesRecvByteBufAllocator;
import io.netty.channel.socket.nio.NioSocketChannel;
import org.junit.jupiter.api.Test;

class ClientPipelineTest {
    @Test
    void shouldReadOfAClientOnceBeforeItIsTheNextOnesTurn() {
        // Given
        var channel = new NioSocketChannel();

        // When
        new ClientPipeline(channel).readInTurn();

        // Then
        MaxMessagesRecvByteBufAllocator reads = channel.config().getRecvByteBufAllocator();
        assertThat(reads.maxMessagesPerRead()).isEqualTo(1);
    }
}

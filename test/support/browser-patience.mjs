// A page waits for as long as the machine needs: these limits end what is stuck, they say nothing about speed.
import.meta.jest.setTimeout(300_000);

"""The bars of speed and memory on the demonstration clip: one face, one thread. For a quiet machine."""

import json

import support


class Speed(support.EndToEnd):
    def bench(self, *arguments):
        run = self.assert_done(self.run_program("bench", "demo", "--threads", "1", "--json", *arguments))
        return json.loads(run.stdout)

    def test_demo_clip(self):
        result = self.bench()
        print(json.dumps(result, indent=2))
        self.assertLessEqual(result["frame_ms"]["p50"], 10.0)
        self.assertLessEqual(result["frame_ms"]["p95"], 18.0)
        self.assertLessEqual(result["peak_rss_mb"], 300.0)

    def test_first_result_comes_within_a_second(self):
        self.bench("-", "--frames", "1")  # brings the files into memory
        self.assertLessEqual(min(self.bench("-", "--frames", "1")["startup_ms"] for _ in range(3)), 1000.0)


if __name__ == "__main__":
    support.main()

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '#platform/jobs';
import { PublishReviews } from '../use-cases/publish-reviews.js';

@Injectable()
export class PublishOverdue implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly publisher: PublishReviews,
  ) {}

  onModuleInit(): void {
    this.jobs.register({
      name: 'review.publish-overdue',
      cron: '* * * * *',
      run: () => this.publisher.publishOverdue(),
    });
  }
}
